import { redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { findOwnOrganization, whyNotRegister } from "@/features/organizations";
import { RegistrationForm } from "@/features/organizations/components/registration-form";
import { currentLogin, requestContext } from "@/platform/request";
import { accountActor } from "@/platform/session";

/** 单位登记: at a unit's first login. */
export default async function RegisterPage() {
  const login = await currentLogin();
  if (!login) redirect("/login?return=/register");
  const actor = accountActor(login);
  const unit = await findOwnOrganization({ ...(await requestContext()), actor });
  if (!unit || whyNotRegister(actor, unit)) redirect("/home");
  return (
    <PublicShell crumbs={[{ label: "单位登记" }]} here="/register">
      <RegistrationForm unit={{ name: unit.name, uscc: unit.uscc }} />
    </PublicShell>
  );
}
