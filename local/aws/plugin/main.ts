import { awsSdkVersion } from "../sdk-version";
import { AwsProvider } from "./provider";
import { serve } from "./service";

void serve(new AwsProvider(), awsSdkVersion(), process.argv.slice(2));
