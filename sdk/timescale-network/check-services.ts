import {
  existingNameValidator,
  serviceIdValidator,
  type Validator,
} from "../../provider/rules/inputs";
import type { GivenArgument } from "../bad-arguments";
import type { KeyedEntries } from "../keyed-entries";
import type { NetworkServiceArgs } from "./arguments";

type Services = readonly (readonly [string, NetworkServiceArgs])[];

/** What is to be checked of each of a network's services. */
export function givenServices(services: Services): GivenArgument[] {
  return services.flatMap(([key, service]) => serviceArguments(key, service));
}

function serviceArguments(key: string, { serviceId, name }: NetworkServiceArgs): GivenArgument[] {
  const property = `services.${key}.serviceId`;
  if (name === undefined) return [{ property, value: serviceId, validate: serviceIdValidator }];
  return [
    { property: `services.${key}.name`, value: name, validate: existingNameValidator },
    { property, value: serviceId, validate: notWithNameValidator },
  ];
}

const notWithNameValidator: Validator = (value) =>
  value === undefined
    ? undefined
    : "got a value beside name; allowed is one of them. Keep the id, which does not change.";

/** What is wrong with the services as a whole: no value alone shows it. */
export function serviceProblems(
  services: Services,
  customers: { peers: KeyedEntries; transitGateways: KeyedEntries },
): string[] {
  return [
    ...servicesNamedTwice(services),
    ...unknownNames(services, "peers", customers.peers),
    ...unknownNames(services, "transitGateways", customers.transitGateways),
  ];
}

function servicesNamedTwice(services: Services): string[] {
  const keysOf = new Map<unknown, string[]>();
  for (const [key, { serviceId }] of services) {
    if (typeof serviceId !== "string") continue;
    keysOf.set(serviceId, [...(keysOf.get(serviceId) ?? []), key]);
  }
  return [...keysOf]
    .filter(([, names]) => names.length > 1)
    .map(
      ([id, names]) =>
        `services: got ${JSON.stringify(id)} under ${names.join(" and ")}; allowed is each service once. Keep one of them.`,
    );
}

function unknownNames(
  services: Services,
  property: "peers" | "transitGateways",
  entries: KeyedEntries,
): string[] {
  const names = entries.map(([key]) => key);
  return services.flatMap(([key, service]) =>
    (service[property] ?? [])
      .filter((each) => !names.includes(each))
      .map((each) => {
        const [now] = entries.find(([, { aliases }]) => aliases?.includes(each)) ?? [];
        const advice = now === undefined ? "Correct the name." : `Write ${JSON.stringify(now)}.`;
        return `services.${key}.${property}: got ${JSON.stringify(each)}; allowed are the names in ${property}: ${names.join(", ") || "there are none"}. ${advice}`;
      }),
  );
}
