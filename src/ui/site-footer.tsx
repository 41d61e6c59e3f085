export type FooterProps = {
  /** 主办 and 承办. */
  host: string;
  operator: string;
  phone: string;
  siteCode?: string;
  icp?: { text: string; href: string };
  police?: { text: string; href: string };
  /** The same help links on every page, in the same order. */
  links: readonly { label: string; href: string }[];
};

/** What a government site must say at its foot. */
export function SiteFooter({ host, operator, phone, siteCode, icp, police, links }: FooterProps) {
  return (
    <footer className="foot">
      <div>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
          <li>
            <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>咨询电话 {phone}</a>
          </li>
        </ul>
        <ul>
          <li>主办：{host}</li>
          <li>承办：{operator}</li>
          {siteCode ? <li>网站标识码：{siteCode}</li> : null}
          {icp ? (
            <li>
              <a href={icp.href}>{icp.text}</a>
            </li>
          ) : null}
          {police ? (
            <li>
              <a href={police.href}>{police.text}</a>
            </li>
          ) : null}
        </ul>
      </div>
    </footer>
  );
}
