"""A Slurm of one node on the loopback, for the time of a test: munged, slurmctld and slurmd run in a directory of their
own, on free ports, as whoever runs the test. No configuration of the machine is read or changed."""
import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "sinfo"]
CONFIGURATION = """\
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
SlurmctldPort={controller}
SlurmdPort={node}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName=one NodeHostname={host} NodeAddr=127.0.0.1 Port={node} CPUs={cpus}
PartitionName=all Nodes=one Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
"""


class CannotStart(Exception):
    """Why there is no Slurm."""


def program(name):
    return shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def configure(folder):
    for name in ("state", "spool"):
        os.mkdir(os.path.join(folder, name))
    key = os.path.join(folder, "munge.key")
    with open(key, "wb") as file:
        file.write(os.urandom(256))
    os.chmod(key, 0o600)
    controller, node = free_ports(2)
    path = os.path.join(folder, "slurm.conf")
    with open(path, "w") as file:
        file.write(CONFIGURATION.format(host=socket.gethostname().split(".")[0], user=getpass.getuser(), folder=folder,
                                        controller=controller, node=node, cpus=os.cpu_count()))
    return path


def wait_for(what, processes, done):
    end = time.monotonic() + 60
    while not done():
        if time.monotonic() > end or any(process.poll() is not None for process in processes):
            raise CannotStart("%s does not come up" % what)
        time.sleep(0.2)


@contextlib.contextmanager
def running(folder):
    """Gives the environment for sbatch, or raises CannotStart."""
    missing = [name for name in PROGRAMS if not program(name)]
    if missing:
        raise CannotStart("%s not installed" % ", ".join(missing))
    folder = os.path.realpath(folder)
    environment = dict(os.environ, SLURM_CONF=configure(folder))
    processes = []

    def start(*command):
        log = open(os.path.join(folder, os.path.basename(command[0]) + ".log"), "wb")
        processes.append(subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log))
        log.close()

    def idle():
        done = subprocess.run([program("sinfo"), "--noheader", "--format=%T"], env=environment, capture_output=True, text=True)
        return done.stdout.strip() == "idle"
    try:
        start(program("munged"), "--foreground", "--force", "--key-file=%s/munge.key" % folder,
              "--socket=%s/munge.socket" % folder, "--pid-file=%s/munged.pid" % folder,
              "--log-file=%s/munged.own.log" % folder, "--seed-file=%s/munge.seed" % folder, "--num-threads=2")
        wait_for("munged", processes, lambda: os.path.exists(os.path.join(folder, "munge.socket")))
        start(program("slurmctld"), "-D", "-i")
        start(program("slurmd"), "-D", "-N", "one")
        wait_for("Slurm", processes, idle)
        yield environment
    finally:
        for process in reversed(processes):
            process.send_signal(signal.SIGTERM)
        for process in reversed(processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
