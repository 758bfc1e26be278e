import Glibc

// A reader of our output that goes away is met as a failed write, not as a signal.
signal(SIGPIPE, SIG_IGN)
exit(CommandLineTool.run(CommandLine.arguments).rawValue)
