import type {
  AwsClients,
  AwsPlace,
  Connect,
  Ec2Api,
  Route53Api,
  StsApi,
} from "../../../../doctor/collect/aws/asking/api";

const EC2_CALLS: readonly (keyof Ec2Api)[] = [
  ...(["describeNetworkAcls", "describeNetworkInterfaces", "describeRouteTables"] as const),
  ...(["describeSecurityGroups", "describeSubnets", "describeVpcAttribute"] as const),
  ...(["describeTransitGatewayAttachments", "describeTransitGateways"] as const),
  ...(["describeTransitGatewayPeeringAttachments", "describeVpcEndpoints"] as const),
  ...(["describeTransitGatewayVpcAttachments", "describeVpcPeeringConnections"] as const),
  ...(["describeVpcs", "getManagedPrefixListEntries", "searchTransitGatewayRoutes"] as const),
];

/** What a test has AWS answer. All else is answered with nothing. */
export interface Answers {
  ec2?: Partial<Ec2Api>;
  route53?: Partial<Route53Api>;
  sts?: Partial<StsApi>;
}

/** An AWS of functions, with what was asked of it. */
export interface FakeAws {
  connect: Connect;
  /** The name of each call, in order. */
  asked: string[];
  /** The places that were connected to. */
  places: AwsPlace[];
  /** How many clients were closed. */
  closed: number;
}

/** @param answersAt what each place answers */
export function fakeAws(answersAt: Answers | ((place: AwsPlace) => Answers)): FakeAws {
  const fake: FakeAws = { connect: (place) => connectTo(place), asked: [], places: [], closed: 0 };
  const noted = <Api extends object>(api: Api): Api =>
    Object.fromEntries(
      Object.entries(api).map(([name, call]: [string, (...args: unknown[]) => unknown]) => [
        name,
        (...args: unknown[]) => {
          fake.asked.push(name);
          return call(...args);
        },
      ]),
    ) as Api;
  const connectTo = (place: AwsPlace): AwsClients => {
    fake.places.push(place);
    const {
      ec2 = {},
      route53 = {},
      sts = {},
    } = typeof answersAt === "function" ? answersAt(place) : answersAt;
    const nothing = Object.fromEntries(EC2_CALLS.map((name) => [name, answer({})]));
    return {
      ec2: answer(noted({ ...nothing, ...ec2 } as Ec2Api)),
      route53: answer(
        noted({ listHostedZonesByVPC: answer({}), listResourceRecordSets: answer({}), ...route53 }),
      ),
      sts: answer(noted({ getCallerIdentity: answer({ Account: "111111111111" }), ...sts })),
      regionCode: answer(place.regionCode ?? "us-east-1"),
      close: () => void (fake.closed += 1),
    };
  };
  return fake;
}

/** A call that answers always the same. */
export const answer =
  <T>(value: T) =>
  (): Promise<T> =>
    Promise.resolve(value);

/** A call that AWS refuses with this code. */
export const refuse = (code: string) => (): Promise<never> =>
  Promise.reject(Object.assign(new Error("Words of AWS with a secret"), { name: code }));

/** A call that nobody answers; it hears the signal like the SDK does, or not at all. */
export const hang =
  (hears = true) =>
  (_input: unknown, { abortSignal }: { abortSignal: AbortSignal }): Promise<never> =>
    new Promise((_resolve, reject) => {
      if (hears) abortSignal.addEventListener("abort", () => reject(new Error("Request aborted")));
    });
