import { systemClock, type Clock } from "../../../provider/wait/clock";

/** A clock that runs so many times faster than the machine's own. */
export function hurriedClock(times: number): Clock {
  return {
    now: () => systemClock.now() * times,
    sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
  };
}
