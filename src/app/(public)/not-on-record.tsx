import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

/** What an unknown code gets: the same for every one, whether mistyped, made up or forged. */
export function NotOnRecord({ paper }: { paper: string }) {
  return (
    <>
      <PageHead title="查无此证" lead={`本平台没有发出过这个核验码的${paper}。`} />
      <Note tone="bad" title="请不要采信没有查到的纸质件">
        <p>先对照纸质件重新扫码，或者手工输入核验码；仍然查不到的，可以拨打页面下方的咨询电话核实。</p>
      </Note>
      <ButtonLink href="/verify-document">重新输入核验码</ButtonLink>
    </>
  );
}
