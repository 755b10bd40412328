/** Whether standard output takes colours. See https://no-color.org and https://force-color.org. */
export function wantsColour(): boolean {
  if (process.env["NO_COLOR"]) return false;
  if (process.env["FORCE_COLOR"]) return process.env["FORCE_COLOR"] !== "0";
  return process.stdout.isTTY && process.env["TERM"] !== "dumb";
}
