import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";
import { type FooterProps, SiteFooter } from "./site-footer";
import { type DisplaySize, SizeSwitch } from "./size-switch";

export type NavItem = { label: string; href: string; current?: boolean; unread?: number };

export type ShellProps = {
  mark?: string;
  product: { long: string; short: string; place?: string; href?: string };
  /** `switchHref`: where somebody with several offices or units chooses another. */
  user?: { name: string; organization?: string; switchHref?: string };
  nav?: readonly NavItem[];
  crumbs?: readonly Crumb[];
  size: DisplaySize;
  /** The address of this page, to come back to after switching the size. */
  here: string;
  sizeAction?: string;
  loginHref?: string;
  logoutHref?: string;
  footer: FooterProps;
  /** A page reached from a text message: 60 px targets in 长辈版. */
  landing?: boolean;
  children: ReactNode;
};

/** Everything around a page. The root layout puts the same size on `<html data-size>`. */
export function Shell(props: ShellProps) {
  const { product, nav = [], crumbs = [], footer, children } = props;
  return (
    <div className={props.landing ? "page landing" : "page"} data-size={props.size}>
      <a className="skip btn quiet" href="#main">
        跳到正文
      </a>
      <Header {...props} product={product} />
      {nav.length > 0 ? (
        <nav className="nav" aria-label="主导航">
          <div>
            {nav.map((item) => (
              <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
                {item.label}
                {item.unread ? <span className="unread">{item.unread}</span> : null}
              </a>
            ))}
          </div>
        </nav>
      ) : null}
      <main className="main" id="main" tabIndex={-1}>
        <Breadcrumb crumbs={crumbs} />
        {children}
      </main>
      <SiteFooter {...footer} />
    </div>
  );
}

function Header({ mark = "工评", product, user, size, here, sizeAction, loginHref, logoutHref }: ShellProps) {
  return (
    <header className="top">
      <div>
        <a className="home" href={product.href ?? "/"}>
          <span className="mark" aria-hidden="true">
            {mark}
          </span>
          <span className="name">
            <span className="long">{product.long}</span>
            <span className="short">{product.short}</span>
            {product.place ? <small>{product.place}</small> : null}
          </span>
        </a>
        <div className="who">
          {user ? <span>{user.organization ? `${user.organization} · ${user.name}` : user.name}</span> : null}
          {user?.switchHref ? <a href={user.switchHref}>切换身份</a> : null}
          <SizeSwitch size={size} here={here} action={sizeAction} />
          {user && logoutHref ? <a href={logoutHref}>退出</a> : null}
          {!user && loginHref ? <a href={loginHref}>登录</a> : null}
        </div>
      </div>
    </header>
  );
}
