export const TIME_FACTOR: number;
export function lengthened<Declare extends object>(declare: Declare, factor: number): Declare;
export function lengthenAll(globals: object): void;
