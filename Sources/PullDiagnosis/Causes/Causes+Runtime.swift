extension Causes {
  /// Containers that start and fail.
  static let runtime: [Cause] = [
    Cause(
      "oc-not-in-image", .container,
      patterns: [
        ": oc: not found", ": oc: command not found", #"exec: "oc": executable file not found"#,
        ": kubectl: not found", ": kubectl: command not found",
        #"exec: "kubectl": executable file not found"#,
      ],
      wrong: "the script calls `oc` or `kubectl`, and the image does not have it",
      remedy: """
        apply the rendered `ecrsync.yml`: its script writes the secret with curl through the \
        Kubernetes API, and needs neither
        """,
      source: "https://github.com/aws/aws-cli/blob/v2/docker/Dockerfile",
      samples: [
        "/bin/sh: line 6: oc: command not found",
        "sh: 4: oc: not found",
      ]),
    Cause(
      "command-not-in-image", .container,
      patterns: [
        "executable file not found in $path", ": exec: *: no such file or directory: unknown",
        ": jq: command not found", ": curl: command not found", ": aws: command not found",
        ": aws: not found", "/bin/bash: no such file or directory",
        "stat /bin/bash: no such file", "containercannotrun",
      ],
      wrong: "the image lacks a program that the container needs",
      remedy: """
        set `ecr.sync.image` to an image with bash 5, aws, curl and jq, such as \
        `docker.io/amazon/aws-cli:latest`
        """,
      source: "https://github.com/aws/aws-cli/blob/v2/docker/Dockerfile",
      samples: [
        """
        Error: failed to create containerd task: failed to create shim task: OCI runtime create \
        failed: runc create failed: unable to start container process: exec: "/bin/bash": stat \
        /bin/bash: no such file or directory: unknown
        """,
        "/bin/bash: line 74: jq: command not found",
        """
        Error: container create failed: executable file not found in $PATH: No such file or \
        directory
        """,
      ]),
    Cause(
      "entrypoint-is-aws", .container,
      patterns: [
        "aws: error: argument command: invalid choice",
        "aws: error: the following arguments are required: command",
      ],
      wrong: "the image's entry point is `aws`, which received the container's arguments",
      remedy: """
        set `command` in the container, not `args` alone: `command: ["/bin/bash", "-c", \
        SCRIPT]`, as the rendered `ecrsync.yml` does
        """,
      source: """
        https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
        """,
      samples: [
        """
        usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
        aws: error: argument command: Invalid choice, valid choices are:
        """
      ]),
    Cause(
      "read-only-file-system", .container,
      patterns: [
        "read-only file system"
      ],
      wrong: """
        the container writes outside its writable volume, and its root file system is read-only
        """,
      remedy: """
        have it write to the volume: `HOME=/token` (the mount of the rendered \
        `ecrsync.yml`), and TMPDIR likewise
        """,
      source: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      samples: [
        "[Errno 30] Read-only file system: '/.aws'",
        "mkdir: cannot create directory '/root/.aws': Read-only file system",
      ]),
    Cause(
      "home-not-writable", .container,
      patterns: [
        "permission denied: '/.aws", "permission denied: '/root/.aws",
        "cannot create directory '/.aws': permission denied", "mkdir /.aws: permission denied",
        "permission denied: '/.docker", "mkdir /.docker: permission denied",
      ],
      wrong: "the container's user has no writable home directory",
      remedy: """
        set `HOME` to a writable volume: `HOME=/token` with an emptyDir mounted there, as in \
        the rendered `ecrsync.yml`
        """,
      source: "https://github.com/aws/aws-cli/issues/9075",
      samples: [
        "[Errno 13] Permission denied: '/.aws'"
      ]),
    Cause(
      "no-space-left", .container,
      patterns: [
        "no space left on device", "disk quota exceeded", "freediskspacefailed",
        "invaliddiskcapacity", "imagegcfailed",
      ],
      wrong: "the disk or volume is full",
      remedy: """
        see `oc describe node NODE` for DiskPressure; for the sync pod's volume (memory) raise \
        `ecr.sync.resources.limits.memory`
        """,
      source: "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
      samples: [
        "/bin/bash: line 52: printf: write error: No space left on device"
      ]),
    Cause(
      "memory-limit-too-low", .container,
      patterns: [
        "oomkilled", "oomkilling", "memory cgroup out of memory",
      ],
      wrong: "the container exceeded its memory limit and was killed",
      remedy: "raise `ecr.sync.resources.limits.memory` (the AWS CLI needs about 200M)",
      source: "https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/",
      samples: [
        """
            Last State:     Terminated
              Reason:       OOMKilled
              Exit Code:    137
        """
      ]),
  ]
}
