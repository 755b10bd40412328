import { installedVersion } from "../../installed-version";
import { AwsProvider } from "./provider";
import { serve } from "./service";

void serve(new AwsProvider(), installedVersion("@pulumi/aws"), process.argv.slice(2));
