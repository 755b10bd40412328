import type { Seen } from "../../../facts/seen";
import type { AwsClients, CallOptions, Ec2, Ec2Api, Route53Api } from "./api";
import type { Ask } from "./ask";
import { seenAs } from "../seen-as";

/** A list that EC2 gives in pages. */
export interface ListQuestion<Page, Item> {
  /** The right that it needs, such as `ec2:DescribeSubnets`. */
  right: string;
  /** What is looked for. AWS leaves out values that it does not find, where ids would fail the whole question. */
  filter: { name: string; values: readonly string[] };
  /** Filters that hold besides. */
  also?: readonly Ec2.Filter[];
  call: (ec2: Ec2Api, input: ListInput, options: CallOptions) => Promise<Page>;
  items: (page: Page) => readonly Item[] | undefined;
}

export interface ListInput {
  Filters: Ec2.Filter[];
  NextToken: string | undefined;
}

/** docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html */
const VALUES_OF_A_FILTER = 200;

/** One region of an account, as one access shows it. What it has no answer to is unseen. */
export class AccountRegion {
  readonly #clients: AwsClients;
  readonly #ask: Ask;
  #callerAccountId: Promise<Seen<string>> | undefined;

  constructor(clients: AwsClients, ask: Ask) {
    this.#clients = clients;
    this.#ask = ask;
  }

  /** Asks EC2 once. */
  ec2<Answer>(
    right: string,
    call: (ec2: Ec2Api, options: CallOptions) => Promise<Answer>,
  ): Promise<Seen<Answer>> {
    return this.#ask(right, async (options) => call(await this.#clients.ec2(), options));
  }

  /** Asks EC2 for all pages of a list: nothing where nothing is looked for. */
  async list<Page extends { NextToken?: string | undefined }, Item>(
    question: ListQuestion<Page, Item>,
  ): Promise<Seen<readonly Item[]>> {
    const chunks = chunksOf([...new Set(question.filter.values)], VALUES_OF_A_FILTER);
    const lists = await Promise.all(
      chunks.map((values) =>
        this.ec2(question.right, (ec2, options) => allPages(question, values, ec2, options)),
      ),
    );
    const unseen = lists.find((list) => "unseen" in list);
    return unseen ?? { value: lists.flatMap((list) => ("value" in list ? list.value : [])) };
  }

  /** Asks Route 53, with the region that VPCs are in. */
  route53<Answer>(
    right: string,
    call: (route53: Route53Api, options: CallOptions, regionCode: string) => Promise<Answer>,
  ): Promise<Seen<Answer>> {
    return this.#ask(right, async (options) =>
      call(await this.#clients.route53(), options, await this.#clients.regionCode()),
    );
  }

  /** The account that the credentials are of; asked once. */
  callerAccountId(): Promise<Seen<string>> {
    this.#callerAccountId ??= this.#ask("sts:GetCallerIdentity", async (options) =>
      (await this.#clients.sts()).getCallerIdentity({}, options),
    ).then((seen) => seenAs(seen, ({ Account = "" }) => Account));
    return this.#callerAccountId;
  }

  /**
   * Why a thing of another account could not be looked at; undefined where it is of the account of the
   * credentials, or where nothing tells which that is.
   */
  async reasonIfForeign(thing: string, accountId: string): Promise<string | undefined> {
    const caller = await this.callerAccountId();
    if ("unseen" in caller || caller.value === accountId) return undefined;
    return `${thing} is in account ${accountId}, and the credentials are of ${caller.value}`;
  }

  close(): void {
    this.#clients.close();
  }
}

async function allPages<Page extends { NextToken?: string | undefined }, Item>(
  { filter, also = [], call, items }: ListQuestion<Page, Item>,
  values: string[],
  ec2: Ec2Api,
  options: CallOptions,
): Promise<Item[]> {
  const found: Item[] = [];
  const Filters = [{ Name: filter.name, Values: values }, ...also];
  let NextToken: string | undefined;
  do {
    const page = await call(ec2, { Filters, NextToken }, options);
    found.push(...(items(page) ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && NextToken !== "");
  return found;
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
