/** The variables that lead a connection, by which a machine's own could disturb a test. */
const CONNECTION_VARIABLE = /^((https?|all|no)_proxy|SSL_CERT_FILE|NODE_EXTRA_CA_CERTS)$/i;

/** The environment without what would lead a connection elsewhere, and with these variables. */
export function connectionEnvironment(variables: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !CONNECTION_VARIABLE.test(name));
  return { ...Object.fromEntries(others), ...variables };
}

/** Gives each test of a file an environment without such variables of the machine's. */
export function useConnectionEnvironment(): { set: (variables: NodeJS.ProcessEnv) => void } {
  const own = process.env;
  const set = (variables: NodeJS.ProcessEnv) => (process.env = connectionEnvironment(variables));
  beforeEach(() => set({}));
  afterEach(() => (process.env = own));
  return { set };
}
