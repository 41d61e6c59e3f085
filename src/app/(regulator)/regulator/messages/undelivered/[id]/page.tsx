import { findUndelivered } from "@/features/messages";
import { ResendForm, ToldForm } from "@/features/messages/components/station-forms";
import { formatInstantExactly } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../../regulator-frame";
import { messageStatus } from "../../../words";
import { Tries } from "../tries";

const list = "/regulator/messages/undelivered";
type Props = { params: Promise<{ id: string }> };

/** One message that did not arrive: sent again, or told by telephone. */
export default async function UndeliveredMessage({ params }: Props) {
  const { id } = await params;
  const here = `${list}/${id}`;
  const ctx = await pageContext("regulator", here);
  const one = await found(ctx, findUndelivered(ctx, id));
  return (
    <RegulatorFrame
      ctx={ctx}
      title="未送达短信"
      crumbs={[
        { label: "短信记录", href: "/regulator/messages" },
        { label: "未送达短信", href: list },
        { label: one.purpose },
      ]}
      here={here}
    >
      <PageHead title={one.purpose} lead={`依据${one.clause}发给${one.recipient}，没有送达。`} />
      <Stack>
        <Card>
          <Facts
            items={[
              { term: "收件人", value: one.recipient },
              { term: "手机号", value: one.phone ?? "没有登记" },
              { term: "状态", value: one.state === "SENT" ? "没有回执" : messageStatus(one.state).label },
              { term: "生成", value: formatInstantExactly(one.createdAt, { year: true }) },
              { term: "内容", value: one.text },
              { term: "发送情况", value: <Tries tries={one.tries} /> },
            ]}
          />
        </Card>
        {one.handling ? (
          <Note tone="good" title={one.handling === "TOLD" ? "已电话告知" : "已重新发送"}>
            <p>
              {one.handler} {one.handledAt ? formatInstantExactly(one.handledAt, { year: true }) : ""}
              {one.note ? `：${one.note}` : ""}
            </p>
          </Note>
        ) : (
          <>
            <Card title="重新发送">
              {one.resendable ? (
                <>
                  <p>发到收件人现在的手机号。手机号有误的，请先请本人重新登录核对。</p>
                  <ResendForm messageId={one.id} />
                </>
              ) : (
                <p>邀请和催办短信由系统按规则发送和补位，不能由人工重发；可以电话告知后登记。</p>
              )}
            </Card>
            <Card title="电话告知">
              <ToldForm messageId={one.id} />
            </Card>
          </>
        )}
      </Stack>
    </RegulatorFrame>
  );
}
