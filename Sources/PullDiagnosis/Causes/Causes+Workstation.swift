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
      "ansible-interpreter-missing", .workstation,
      patterns: [
        "the module interpreter '*' was not found", "no python interpreters found for host",
        "/usr/bin/python: not found", "/usr/bin/python: no such file or directory",
        "bad interpreter: no such file or directory",
      ],
      wrong: "the Python interpreter that Ansible was told to use does not exist",
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
