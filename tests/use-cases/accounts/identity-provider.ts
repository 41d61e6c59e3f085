import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, type IdentityProvider, startIdentityProvider } from "../../../dev/identity-provider";
import { idNumberCheckDigit } from "../../../src/features/accounts/identifiers";
import { testEnvironment } from "../../support/environment";
import { someUscc } from "../organizations/units";

export const password = "Test-only-1!";
const idNumber = (last: string) => {
  const first17 = `00000019751212${last}`;
  return first17 + idNumberCheckDigit(first17);
};

const zhang: Account = {
  username: "zhang",
  password,
  userType: "natural",
  name: "张岩",
  idNumber: idNumber("101"),
  phone: "13900000101",
  loa: "3",
};
const wang: Account = {
  ...zhang,
  username: "wang",
  name: "王工",
  idNumber: idNumber("102"),
  phone: "13900000102",
};
const unit: Account = {
  ...wang,
  userType: "legal",
  username: "unit",
  orgName: "青岛示例轨道建设有限公司",
  uscc: someUscc(),
};
const nobody: Account = { ...zhang, username: "nobody", name: "无名", idNumber: "370202198001010000" };
export const people = { zhang, wang, unit, nobody };

/** The provincial platform for a suite; OIDC_ISSUER points to it. */
export function useIdentityProvider(): { readonly current: IdentityProvider } {
  const dir = mkdtempSync(join(tmpdir(), "idp-"));
  let current: IdentityProvider | undefined;
  beforeAll(async () => {
    const { APP_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = testEnvironment;
    current = await startIdentityProvider({
      port: 0,
      dir,
      accounts: Object.values(people),
      clients: [
        {
          client_id: OIDC_CLIENT_ID,
          client_secret: OIDC_CLIENT_SECRET,
          redirect_uris: [`${APP_URL}/api/auth/callback/province`],
          post_logout_redirect_uris: [`${APP_URL}/`],
        },
      ],
    });
    process.env.OIDC_ISSUER = current.issuer;
  });
  afterAll(async () => {
    await current?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    get current() {
      if (!current) throw new Error("the identity provider is not up yet");
      return current;
    },
  };
}
