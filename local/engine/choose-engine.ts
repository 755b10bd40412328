/** A Pulumi CLI that is ready to run. */
export interface Engine {
  /** Found on PATH, installed by Pulumi's own installer, or built from Go modules. */
  source: "path" | "installed" | "built";
  /** Such as `3.250.0`. */
  version: string;
  /**
   * Put these first on PATH, in this order, so that `pulumi` and its Node.js plugins are found.
   * Empty where PATH has them already.
   */
  binFolders: string[];
}

/** What trying one way to an engine came to. */
export type Outcome =
  | { engine: Engine }
  /** `way` names it, `cameBack` is half a sentence, `whatToDo` one or more whole ones. */
  | { failure: { way: string; cameBack: string; whatToDo: string } };

/** The ways to an engine. The first three only look; the others fetch. */
export interface Ways {
  path: () => Promise<Outcome>;
  /** An official CLI that an earlier run installed. */
  installed: () => Promise<Engine | undefined>;
  /** A CLI that an earlier run built. */
  built: () => Promise<Engine | undefined>;
  install: () => Promise<Outcome>;
  build: () => Promise<Outcome>;
}

/**
 * Takes the first way that leads to an engine. What an earlier run left comes before the installer,
 * so that a machine that cannot reach it does not try it each time.
 *
 * @throws where every way fails: each with what came back and what to do
 */
export async function chooseEngine(ways: Ways): Promise<Engine> {
  const path = await ways.path();
  if ("engine" in path) return path.engine;
  const kept = (await ways.installed()) ?? (await ways.built());
  if (kept !== undefined) return kept;
  const failures = [path.failure];
  for (const fetch of [ways.install, ways.build]) {
    const outcome = await fetch();
    if ("engine" in outcome) return outcome.engine;
    failures.push(outcome.failure);
  }
  const lines = failures.map(
    ({ way, cameBack, whatToDo }) => `  ${way}: ${cameBack}.\n    ${whatToDo}`,
  );
  throw new Error(
    ["No Pulumi CLI: three ways were tried. Making one of them work is enough.", ...lines].join(
      "\n",
    ),
  );
}
