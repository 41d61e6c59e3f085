import { build } from "../../../dev/stack/build";
import prepareDatabase from "../global-setup";

/** For browser journeys: the database template, and the production build of the sources as they are. */
export default async function globalSetup(): Promise<void> {
  await build(process.cwd(), (line) => process.stderr.write(`${line}\n`));
  await prepareDatabase();
}
