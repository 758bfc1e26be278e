import Glibc

// A reader that closes our output becomes a failed write, not a signal.
signal(SIGPIPE, SIG_IGN)
exit(CommandLineTool.run(CommandLine.arguments).rawValue)
