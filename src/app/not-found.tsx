import { FailurePage } from "@/ui/failure-page";
import { PublicShell } from "./public-shell";
import { serviceHours, sitePhone } from "./site";

/** What does not exist and what is somebody else's look the same. */
export default function NotFound() {
  return (
    <PublicShell here="/" anonymous>
      <title>没有找到这个页面 - 专家评审平台</title>
      <FailurePage kind="missing" phone={sitePhone()} hours={serviceHours} />
    </PublicShell>
  );
}
