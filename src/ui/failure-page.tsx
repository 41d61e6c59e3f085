const words = {
  missing: { title: "没有找到这个页面", why: "网址可能有误，页面可能已经移走，或者您没有查看它的权限。" },
  broken: { title: "系统出了点问题", why: "请稍后再试。" },
  closed: { title: "系统正在维护", why: "维护结束后即可继续使用。" },
} as const;

export type FailurePageProps = {
  kind: keyof typeof words;
  /** Whether what was typed has been kept, in a sentence. */
  saved?: string;
  phone: string;
  hours: string;
  homeHref?: string;
  retryHref?: string;
};

/** Not found, broken, or closed: plain words, what became of the answers, whom to call. No codes and no red. */
export function FailurePage({ kind, saved, phone, hours, homeHref = "/", retryHref }: FailurePageProps) {
  return (
    <div className="failure">
      <h1>{words[kind].title}</h1>
      <p>{words[kind].why}</p>
      {saved ? <p>{saved}</p> : null}
      <p>
        需要帮助，请拨打 <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>（{hours}）。
      </p>
      <div className="actions">
        {retryHref ? (
          <a className="btn" href={retryHref}>
            重试
          </a>
        ) : null}
        <a className="btn quiet" href={homeHref}>
          回到首页
        </a>
      </div>
    </div>
  );
}
