// Looks up what is there, and makes resources of what it finds. WANTED: { app: vpcId, wrong: boolean }.
const timescale = require("pulumi-timescale");

const { app, wrong = false } = JSON.parse(process.env.WANTED ?? "{}");

async function whatIsThere() {
  const byId = await timescale.getTimescaleVpc({ id: "1001" });
  const inRegion = await timescale.getTimescaleVpcs({ regionCode: "us-east-1" });
  const timescaleVpc = timescale.getTimescaleVpcOutput({
    name: Promise.resolve(byId.name),
    regionCode: byId.regionCode,
  });
  const service = timescale.getServiceOutput({ name: "metrics" });
  const attachment = new timescale.ServiceAttachment("metrics", {
    serviceId: service.id,
    timescaleVpcId: timescaleVpc.id,
  });
  const peered = new timescale.PeeredVpc("app", { timescaleVpc, vpcId: app });
  const made = new timescale.TimescaleVpc("made", { cidr: "10.9.0.0/24", regionCode: "us-east-1" });
  return {
    byId,
    ids: inRegion.map(({ id }) => id),
    madeByName: timescale.getTimescaleVpcOutput({ name: made.name }),
    peering: timescale.getTimescalePeeringOutput(
      { timescaleVpcId: byId.id, peerVpcId: app },
      { dependsOn: peered },
    ),
    attached: timescale.getServicesOutput({ timescaleVpcId: "1001" }, { dependsOn: attachment }),
  };
}

async function whatIsNotThere() {
  new timescale.ServiceAttachment("metrics", {
    serviceId: timescale.getServiceOutput({ name: "metrix" }).id,
    timescaleVpcId: "1001",
  });
  return { vpc: await timescale.getTimescaleVpc({ name: "shared" }) };
}

module.exports = wrong ? whatIsNotThere : whatIsThere;
