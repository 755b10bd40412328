/**
 * How much longer tests may take: Pulumi's own AWS plugin starts in seconds, where ours starts in
 * tenths, and asks AWS each time at its own pace.
 */
const TIME_FACTOR = process.env.PULUMI_TIMESCALE_AWS_PLUGIN === "real" ? 5 : 1;

const TAKE_A_LIMIT = ["test", "it", "beforeAll", "afterAll", "beforeEach", "afterEach"];

/**
 * A function of jest whose time limits count `factor` times, also where it is called in parts, such
 * as `test.each(table)(name, body, limit)`.
 */
function lengthened(declare, factor) {
  return new Proxy(declare, {
    apply(target, self, args) {
      const limit = args.at(-1);
      const isLimit = typeof limit === "number" && args.some((arg) => typeof arg === "function");
      const given = isLimit ? [...args.slice(0, -1), limit * factor] : args;
      const made = Reflect.apply(target, self, given);
      return typeof made === "function" ? lengthened(made, factor) : made;
    },
    get(target, name) {
      const part = Reflect.get(target, name);
      return typeof part === "function" && name in target ? lengthened(part, factor) : part;
    },
  });
}

/** Lengthens the limits of a test file. jest.config.js has it run before each. */
function lengthenAll(globals) {
  if (TIME_FACTOR === 1) return;
  for (const name of TAKE_A_LIMIT) globals[name] = lengthened(globals[name], TIME_FACTOR);
}

module.exports = { TIME_FACTOR, lengthenAll, lengthened };
