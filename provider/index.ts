/**
 * What Pulumi's dynamic provider process loads. The process serves all resources of one operation, so
 * they share one connection. The states of stacks call it by the name `provide`; older ones by `serve`.
 */
export { provideHandler as provide, serveHandler as serve } from "./hosts/dynamic/provide-handler";
