# title: Hello
# summary: A container is started and seen.
# packages: runc
# step one: It runs
#   Its process is one of the host's.
runc list
