/** Tells what the demo does and how long each step takes. */
export interface Steps {
  /** Runs one step and prints its seconds; a step that fails says so and ends the demo. */
  readonly run: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Prints text under the running step. */
  readonly say: (text: string) => void;
  /** Ends the demo when aborted. */
  readonly signal: AbortSignal;
}

/** Steps that print to `print`, one line at a time. No step begins once `signal` is aborted. */
export function createSteps(
  print: (line: string) => void,
  signal: AbortSignal,
  now = () => performance.now(),
): Steps {
  return {
    signal,
    async run(title, work) {
      signal.throwIfAborted();
      const startMs = now();
      print(`\n== ${title}`);
      try {
        const result = await work();
        print(`   done in ${seconds(now() - startMs)}`);
        return result;
      } catch (error) {
        print(`   failed after ${seconds(now() - startMs)}`);
        throw error;
      }
    },
    say: (text) => {
      for (const line of text.trimEnd().split("\n")) print(`   ${line}`);
    },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
