import { findOnboarding } from "@/features/experts";
import { OnboardingForm } from "@/features/experts/components/appointment-onboarding-form";
import { formatDate } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Confirmation } from "@/ui/confirmation";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../expert-frame";
import { onPlatform } from "../words";

const path = "/expert/onboarding";

/** 签署承诺: what a new member does before she can be drawn (D2); afterwards the page says that it is done. */
export default async function OnboardingPage() {
  const ctx = await pageContext("expert", path);
  const todo = await findOnboarding(ctx);
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "签署承诺" }]} here={path} size="elder">
      {todo === null ? (
        <Done />
      ) : todo.phoneVerified && todo.phone ? (
        <OnboardingForm
          title={`签署承诺${onPlatform}`}
          head={<Head number={todo.number} from={todo.termFrom} to={todo.termTo} />}
          phone={todo.phone}
          employers={todo.employers}
        />
      ) : (
        <>
          <title>{`签署承诺${onPlatform}`}</title>
          <Head number={todo.number} from={todo.termFrom} to={todo.termTo} />
          <Note tone="warn" title="请先核实手机号码">
            <p>
              论证邀请以短信发送，需要先核实您的手机号码
              {todo.phone ? `（平台记录的是 ${todo.phone}）` : ""}。
            </p>
            <ol>
              <li>在省统一身份认证平台绑定本人现用的手机号码；</li>
              <li>退出本平台，重新登录；</li>
              <li>回到本页，签署承诺。</li>
            </ol>
          </Note>
          <ButtonLink href="/logout">退出登录</ButtonLink>
        </>
      )}
    </ExpertFrame>
  );
}

const day = (date: string) => formatDate(date, { year: true }).replace(/（.*/, "");

function Head({ number, from, to }: { number: string; from: string; to: string }) {
  return (
    <PageHead
      title="签署承诺"
      lead={`您已聘为专家（编号 ${number}），聘期${day(from)}至${day(to)}。签署下列承诺后，方可参加抽取。`}
      backHref="/expert"
    />
  );
}

function Done() {
  return (
    <>
      <title>{`承诺已签署${onPlatform}`}</title>
      <Confirmation
        title="承诺已签署"
        next={<p>聘期内您可以被抽取。抽中时，我们会发短信通知，邀请也会出现在待办里。</p>}
      >
        <ButtonLink href="/expert">回到待办</ButtonLink>
      </Confirmation>
    </>
  );
}
