import Glibc

// A reader that closes our output, and a limit on the size of files, become failed writes, not signals.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
FatalSignals.install()
exit(Stack.withRoom { CommandLineTool.run(ProcessArguments.all).rawValue })
