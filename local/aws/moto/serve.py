"""Serves moto on a free port of the loopback device until standard input closes."""

import json
import os
import sys

# Python would leave its caches beside the sources.
sys.dont_write_bytecode = True
# A thousand machine images for each region and account that is asked, which nobody here starts.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"

import corrections
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

corrections.apply()
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
_, port = server.get_host_and_port()
print(json.dumps({"port": port}), flush=True)

# The parent holds the other end. When it dies, even by SIGKILL, the read ends.
sys.stdin.buffer.read()
# Not server.stop(): it would wait for requests that nobody reads any more.
os._exit(0)
