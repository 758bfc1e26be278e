extension Causes {
  /// What the machine lacks that runs Ansible, the AWS CLI or `oc`.
  static let workstation: [Cause] = [
    Cause(
      "ansible-collection-missing", .workstation,
      patterns: [
        "couldn't resolve module/action", "could not find imported module support code",
        "was not found in configured module paths", "unable to find role",
        "the role '*' was not found",
        "unable to load collection", "unknown collection", "missing collection",
      ],
      wrong: "Ansible does not find a module or role: its collection is not installed here",
      remedy: """
        `ansible-galaxy collection install amazon.aws community.aws kubernetes.core` for the \
        same user and `collections_path`; then `ansible-galaxy collection list` shows what \
        Ansible finds
        """,
      source:
        "https://docs.ansible.com/ansible/latest/collections_guide/collections_installing.html",
      samples: [
        """
        [ERROR]: couldn't resolve module/action 'amazon.aws.iam_managed_policy'. This often \
        indicates a misspelling, missing collection, or incorrect module path.
        """
      ]),
    Cause(
      "ansible-library-missing", .workstation,
      patterns: [
        "failed to import the required python library", "no module named 'botocore'",
        "no module named 'boto3'", "no module named 'kubernetes'", "no module named 'jsonpatch'",
        "boto3 and botocore are required", "boto3 required for this module",
        "this module requires the openshift python client", "kubernetes library is required",
      ],
      wrong: "the Python that runs the module lacks a library",
      remedy: """
        install it with that very interpreter (`PYTHON -m pip install -r requirements.txt`; the \
        message names PYTHON), or point `ansible_python_interpreter` at one that has boto3, \
        botocore, kubernetes and jsonpatch
        """,
      source:
        "https://docs.ansible.com/ansible/latest/reference_appendices/interpreter_discovery.html",
      samples: [
        """
        [ERROR]: Task failed: Module failed: Failed to import the required Python library \
        (kubernetes) on ctrl's Python /usr/bin/python3.12. Please read the module documentation \
        and install it in the appropriate location. If the required library is installed, but \
        Ansible is using the wrong Python interpreter, please consult the documentation on \
        ansible_python_interpreter
        """,
        "ModuleNotFoundError: No module named 'botocore'",
      ]),
    Cause(
      "ansible-collection-version", .workstation,
      patterns: [
        "[error]: invalid options for", "unsupported parameters for",
        "requires ansible*this is", "collection * does not support ansible version",
      ],
      wrong: "the installed collection does not fit: it does not know an option of the playbook",
      remedy: """
        install the versions that the role names: `ansible-galaxy collection install --upgrade \
        amazon.aws community.aws kubernetes.core`; an older copy earlier in `collections_path` \
        wins (`ansible-galaxy collection list`)
        """,
      source:
        "https://docs.ansible.com/ansible/latest/collections_guide/collections_installing.html",
      samples: [
        """
        fatal: [localhost]: FAILED! => {"changed": false, "msg": "Unsupported parameters for \
        (amazon.aws.iam_role) module: purge_policy. Supported parameters include: name, state"}
        """
      ]),
    Cause(
      "ansible-vault-locked", .workstation,
      patterns: [
        "attempting to decrypt but no vault secrets found",
        "decryption failed (no vault secrets were found",
      ],
      wrong: "a file is encrypted with Ansible Vault, and no vault password was given",
      remedy:
        "add `--ask-vault-pass` or `--vault-password-file FILE`, or set ANSIBLE_VAULT_PASSWORD_FILE",
      source:
        "https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html",
      samples: ["ERROR! Attempting to decrypt but no vault secrets found"]),
    Cause(
      "ansible-host-unreachable", .workstation,
      patterns: ["unreachable! =>"],
      wrong: "Ansible cannot log in to the host that the play runs on",
      remedy: """
        the play needs no remote host: run it on localhost with `connection: local`, or correct \
        the inventory's address, user and key
        """,
      source: "https://docs.ansible.com/ansible/latest/inventory_guide/connection_details.html",
      samples: [
        """
        fatal: [bastion]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the \
        host via ssh: Permission denied (publickey)", "unreachable": true}
        """
      ]),
    Cause(
      "credential-helper-missing", .container,
      patterns: [
        #"exec: "docker-credential-"#, "error getting credentials - err:",
        "docker-credential-ecr-login: executable file not found",
      ],
      wrong: "docker's configuration names a credential helper that is not installed or fails",
      remedy: """
        install it (`docker-credential-ecr-login` for ECR), or remove `credHelpers` and \
        `credsStore` from `~/.docker/config.json` and log in with `aws ecr get-login-password`
        """,
      source: "https://github.com/awslabs/amazon-ecr-credential-helper",
      samples: [
        """
        error getting credentials - err: exec: "docker-credential-ecr-login": executable file \
        not found in $PATH, out: ``
        """
      ]),
    Cause(
      "registry-login-refused", .workstation,
      patterns: [
        "login attempt to*failed with status", "cannot perform an interactive login from a non tty",
        "error logging in to", "error: cannot perform an interactive login",
      ],
      wrong:
        "the login to the registry failed: the password is empty, altered or for another region",
      remedy: """
        first run `aws ecr get-login-password --region REGION` on its own: it must print one long \
        line; then `... | podman login --username AWS --password-stdin HOST` with the host's \
        region; PowerShell pipes add a line break that ECR refuses (400)
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
      samples: [
        """
        Error response from daemon: login attempt to \
        https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/ failed with status: 400 Bad Request
        """,
        "Error: Cannot perform an interactive login from a non TTY device",
      ]),
    Cause(
      "ansible-interpreter-missing", .workstation,
      patterns: [
        "the module interpreter '*' was not found", "no python interpreters found for host",
        "/usr/bin/python: not found", "/usr/bin/python: no such file or directory",
        "bad interpreter: no such file or directory",
      ],
      wrong: "the Python interpreter that Ansible is configured to use does not exist",
      remedy: """
        set `ansible_python_interpreter` for that host to an existing one (`which python3`; \
        `{{ ansible_playbook_python }}` for localhost)
        """,
      source:
        "https://docs.ansible.com/ansible/latest/reference_appendices/interpreter_discovery.html",
      samples: [
        """
        fatal: [localhost]: FAILED! => {"changed": false, "msg": "The module interpreter \
        '/opt/py/bin/python' was not found.", "rc": 127}
        """
      ]),
    Cause(
      "aws-credentials-missing", .workstation,
      patterns: [
        "failed to retrieve caller identity: unable to locate credentials",
        #""msg": "*unable to locate credentials"#, "failed! =>*unable to locate credentials",
        "task failed*unable to locate credentials",
        "error: no valid credential sources found", "no valid credential sources for",
      ],
      wrong: "there are no AWS credentials on the machine that runs the playbook",
      remedy: """
        log in there (`aws sso login --profile PROFILE`, or `aws configure`), name the profile \
        (AWS_PROFILE, `cf_deployment_registry_profile`), and check with `aws sts \
        get-caller-identity`; `sudo` and `become` change the user whose profiles count
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
      samples: [
        """
        fatal: [localhost]: FAILED! => {"boto3_version": "1.40.0", "changed": false, "msg": \
        "Failed to retrieve caller identity: Unable to locate credentials"}
        """,
        """
        [ERROR]: Task failed: Module failed: Unable to get caller identity: Unable to locate \
        credentials
        """,
      ]),
    Cause(
      "aws-cli-too-old", .workstation,
      patterns: [
        "invalid choice: 'get-login-password'", "invalid choice: 'get-login'",
        "aws: error: argument operation: invalid choice",
        "unknown options: --no-cli-pager", "argument command: invalid choice: 'login'",
      ],
      wrong: "this version of the AWS CLI does not have the command",
      remedy: """
        use an aws-cli with `get-login-password` (1.17.10, 2.0.0 or newer; version 2 has no \
        `get-login`): in the sync pod set `ecr.sync.image` to a current \
        `docker.io/amazon/aws-cli` image, elsewhere update it (`aws --version`)
        """,
      source: "https://docs.aws.amazon.com/cli/latest/reference/ecr/get-login-password.html",
      samples: [
        """
        aws: error: argument operation: Invalid choice, valid choices are:

        batch-check-layer-availability           | batch-delete-image

        Invalid choice: 'get-login-password', maybe you meant:

          * get-login
        """
      ]),
    Cause(
      "aws-cli-incomplete", .workstation,
      patterns: [
        "missing dependency:", "unable to load data*for:", "unknown service: '*valid service names",
        "client does not have method:", "session manager plugin is not found",
        "botocore supports*but service", "does not support md5 generation",
        "is missing the serviceid metadata",
      ],
      wrong: "the installation of the AWS CLI or of botocore is incomplete or too old",
      remedy: """
        install it again (`pip install --upgrade boto3 botocore`, or the AWS CLI's own \
        installer), and only once: `which -a aws` shows several
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html",
      samples: [
        "Missing Dependency: Using the login credential provider requires botocore[crt]",
        "Unknown service: 'ecr2'. Valid service names are: accessanalyzer, account, acm",
      ]),
    Cause(
      "kubeconfig-invalid", .workstation,
      patterns: [
        "invalid or missing config", "error loading config file",
        "invalid configuration: no configuration has been provided",
        "could not create api client: invalid kube-config", "no current-context",
        "error: context \"*\" does not exist", "context was not found for specified context",
        "expected key current-context in kube-config", "invalid kube-config file",
        "unable to read client-cert", "unable to read client-key",
      ],
      wrong: "`oc`, `kubectl` or Ansible has no usable kubeconfig",
      remedy: """
        log in (`oc login`), and check the file and context that it uses: `oc config \
        get-contexts`, KUBECONFIG, and K8S_AUTH_KUBECONFIG and K8S_AUTH_CONTEXT for Ansible
        """,
      source:
        "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
      samples: [
        """
        Could not create API client: Invalid kube-config file. No configuration found.
        """,
        #"error: context "rosa-dev" does not exist"#,
      ]),
  ]
}
