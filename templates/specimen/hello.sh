# title: Hello
# summary: A container is started, seen and stopped.
# packages: runc
# step one: It runs
#   Its process is one of the host's.
runc run -d hello
# step two: It is listed
runc list
