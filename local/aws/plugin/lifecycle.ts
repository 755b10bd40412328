import { UNKNOWN_VALUE } from "../../../provider/rules/unknown";
import { about, AwsError, forgiving, UnfinishedError, whatCameBack } from "./errors";
import { allTags, isSameInput, regionOf, withoutMarks } from "./inputs";
import { compact, textOf, without, withoutBlanks, type Properties } from "./properties";
import { inputsOf, type ResourceType } from "./resource-type";
import { retryWhile, type RemovalLimits } from "./retry";
import type { Aws, Session } from "./session";
import { changeTags, tagsOnCreation, type Tags } from "./tags";

/** A resource as the engine knows it. */
export interface Known {
  id: string;
  state: Properties;
  inputs: Properties;
}

/** Makes a resource. In a preview, tells what is known of it beforehand. */
export async function create(
  type: ResourceType,
  session: Session,
  name: string,
  inputs: Properties,
  isPreview: boolean,
): Promise<{ id: string; state: Properties }> {
  const region = regionOf(session, inputs);
  const planned = {
    ...inputs,
    ...(type.isGlobal ? {} : { region }),
    ...(type.tags && { tagsAll: allTags(session, inputs) }),
  };
  if (isPreview) return { id: "", state: { ...unknowns(type), ...withoutMarks(planned) } };
  const subject = `${type.label} "${name}"`;
  const aws = session.aws(region);
  const tags = tagsOnCreation(type, allTags(session, inputs) as Tags);
  const { id, ...made } = await about(subject, () =>
    retryWhile(type.patience?.onCreate, () => type.create(aws, inputs, tags)),
  );
  try {
    return { id, state: await settle(type, session, aws, { id, state: made, inputs }, true) };
  } catch (error) {
    throw new UnfinishedError(
      id,
      { ...withoutMarks(planned), ...made },
      `${subject}: ${whatCameBack(error)}`,
    );
  }
}

/** Brings a resource to its new inputs. In a preview, tells what it will be. */
export async function update(
  type: ResourceType,
  session: Session,
  known: Known,
  news: Properties,
  isPreview: boolean,
): Promise<Properties> {
  const { id, state } = known;
  if (isPreview) {
    const kept = Object.entries(state).filter(([key]) => !(key in known.inputs));
    const tagsAll = type.tags ? { tagsAll: allTags(session, news) } : {};
    return { ...Object.fromEntries(kept), ...withoutMarks(news), ...tagsAll };
  }
  const aws = session.aws(regionOf(session, news, state));
  // A creation that failed half-way left nothing in the state that AWS told.
  const isNew = !type.outputs.some((key) => key in state);
  return about(subjectOf(type, id), () =>
    settle(type, session, aws, { id, state, inputs: news }, isNew),
  );
}

/** Looks a resource up, for a refresh or an import; undefined when it is gone. */
export async function read(
  type: ResourceType,
  session: Session,
  known: Known,
): Promise<Known | undefined> {
  const aws = session.aws(regionOf(session, known.inputs, known.state));
  return about(subjectOf(type, known.id), async () => {
    const found = await look(type, aws, known.id, { ...known.inputs, ...known.state });
    if (!found) return undefined;
    const tags = ownTags(session, (found["tagsAll"] ?? {}) as Tags, known.inputs);
    const hasTags = "tags" in known.inputs || Object.keys(tags).length > 0;
    const state = compact({ ...without(found, "id"), ...(hasTags && { tags }) });
    const inputs = inputsNow(type, known.inputs, state);
    return { id: textOf(found, "id") ?? known.id, state, inputs };
  });
}

/** Removes a resource. One that the real provider would take for gone is a success. */
export async function remove(
  type: ResourceType,
  session: Session,
  known: Known,
  { minutes, signal }: RemovalLimits,
): Promise<void> {
  const { id, state, inputs } = known;
  const aws = session.aws(regionOf(session, inputs, state));
  const usual = type.patience?.onDelete;
  const patience = usual && { ...usual, minutes: minutes ?? usual.minutes };
  const action = () => type.remove(aws, id, { ...inputs, ...state });
  await about(subjectOf(type, id), () =>
    forgiving(type.gone.onDelete, () => retryWhile(patience, action, signal)),
  );
}

async function settle(
  type: ResourceType,
  session: Session,
  aws: Aws,
  { id, state, inputs }: Known,
  isNew: boolean,
): Promise<Properties> {
  await type.settle?.(aws, id, inputs, { isNew, state });
  if (type.tags) {
    const wanted = allTags(session, inputs) as Tags;
    await changeTags(type, aws, id, tagsBefore(type, state, wanted, isNew), wanted, { isNew });
  }
  const found = await look(type, aws, id, { ...state, ...inputs });
  if (!found) throw new AwsError("it is gone");
  return compact({ ...withoutMarks(inputs), ...without(found, "id") });
}

/** The tags a resource has, as far as is known: those of the state, as AWS is not asked. */
function tagsBefore(type: ResourceType, state: Properties, wanted: Tags, isNew: boolean): Tags {
  if (isNew && type.tags === "later") return {};
  return (state["tagsAll"] as Tags | undefined) ?? wanted;
}

async function look(
  type: ResourceType,
  aws: Aws,
  id: string,
  known: Properties,
): Promise<Properties | undefined> {
  const found = await forgiving(type.gone.onRead, () => type.find(aws, id, known));
  return found && { ...found, ...(type.isGlobal ? {} : { region: aws.region }) };
}

/**
 * The inputs that would lead to what AWS shows: the program's, with what has drifted; on an import,
 * where the program's are not known, all that the type takes.
 */
function inputsNow(type: ResourceType, olds: Properties, actual: Properties): Properties {
  const isImport = Object.keys(olds).length === 0;
  const taken = [...inputsOf(type), "tags"];
  const keys = isImport ? taken : taken.filter((key) => key in olds);
  const drifted = keys.filter((key) => !isSameInput(type, key, olds[key], actual[key]));
  const now = drifted.map((key) => [key, withoutBlanks(actual[key])] as const);
  return compact({ ...olds, ...Object.fromEntries(now) });
}

/** The resource's own tags: those in `all` that the provider's default ones do not explain. */
function ownTags(session: Session, all: Tags, inputs: Properties): Tags {
  const { defaultTags } = session.configuration;
  const given = inputs["tags"] as Tags | undefined;
  const isOwn = ([key, value]: [string, string]) =>
    given?.[key] === value || defaultTags[key] !== value;
  return Object.fromEntries(Object.entries(all).filter(isOwn));
}

const unknowns = (type: ResourceType): Properties =>
  Object.fromEntries(type.outputs.map((key) => [key, UNKNOWN_VALUE]));

const subjectOf = (type: ResourceType, id: string) => `${type.label} ${id}`;
