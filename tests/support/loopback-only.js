const { isIP, Socket } = require("node:net");

/** 127.0.0.0/8, ::1, and the same in the form that IPv6 has for IPv4. */
const LOOPBACK = /^(127\.[\d.]+|::1|::ffff:127\.[\d.]+)$/i;

/** The host of a connection; undefined for a pipe. Node calls itself with its arguments in a list. */
function hostOf(args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) {
    // Of a request, the path is null.
    return typeof first.path === "string" ? undefined : (first.host ?? "localhost");
  }
  // A text that is no port is the path of a pipe.
  if (Number.isNaN(Number(first))) return undefined;
  return typeof second === "string" ? second : "localhost";
}

const DONE = Symbol.for("pulumi-timescale: loopback only");

// Each test file of a worker comes by here, and all of them share Node's own modules.
if (!Socket.prototype[DONE]) {
  const { connect } = Socket.prototype;
  Socket.prototype[DONE] = true;
  Socket.prototype.connect = function (...args) {
    const host = hostOf(args);
    const isOwn = host === undefined || host === "localhost" || LOOPBACK.test(host);
    // What a name leads to is told by whoever resolves it: those of tests have no address.
    const isReserved = isIP(host ?? "") === 0 && /\.(example|invalid|test)$/.test(host ?? "");
    if (isOwn || isReserved) return connect.apply(this, args);
    const error = new Error(`Tests connect to this machine alone, and not to ${host}.`);
    process.nextTick(() => this.destroy(error));
    return this;
  };
}
