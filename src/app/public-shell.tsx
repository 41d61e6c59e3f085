import type { ReactNode } from "react";
import { currentLogin } from "@/platform/request";
import type { Crumb } from "@/ui/breadcrumb";
import { Shell } from "@/ui/shell";
import type { DisplaySize } from "@/ui/size-switch";
import { readDisplaySize } from "./display-size";
import { product, siteFooter } from "./site";

export type PublicShellProps = {
  /** From below the home page to this page. */
  crumbs?: readonly Crumb[];
  here: string;
  size?: DisplaySize;
  landing?: boolean;
  /** Leave out who is signed in: for pages that must look the same to everybody. */
  anonymous?: boolean;
  children: ReactNode;
};

/** Everything around a page that needs no login. */
export async function PublicShell(props: PublicShellProps) {
  const { crumbs = [], here, size, landing, anonymous, children } = props;
  const login = anonymous ? null : await currentLogin();
  return (
    <Shell
      product={product}
      user={login ? { name: login.name } : undefined}
      crumbs={crumbs.length > 0 ? [{ label: "首页", href: "/" }, ...crumbs] : []}
      size={await readDisplaySize(size)}
      here={here}
      loginHref={anonymous ? undefined : "/login"}
      logoutHref="/logout"
      landing={landing}
      footer={siteFooter()}
    >
      {children}
    </Shell>
  );
}
