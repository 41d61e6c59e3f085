import type { ListedSetting } from "@/features/messages";
import { SettingsForm } from "@/features/messages/components/own-forms";
import type { Role } from "@/platform/actor";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

type Props = { role: Role; settings: readonly ListedSetting[]; saved: boolean };

/** 短信提醒设置: what one may switch off, and what one may not, with the reason. */
export function SettingsView({ role, settings, saved }: Props) {
  const open = settings.filter(({ fixed }) => !fixed);
  return (
    <>
      {saved ? <Banner kind="success" title="设置已保存" /> : null}
      <PageHead
        title="短信提醒设置"
        lead="关闭的只是短信，消息仍会出现在平台里。设置对您本人的所有身份有效。"
      />
      <Stack>
        <Card title="可以关闭的短信">
          {open.length === 0 ? <p>这个工作台没有可以关闭的短信。</p> : null}
          {open.length > 0 ? (
            <SettingsForm
              role={role}
              options={open.map(({ kind, label, about }) => ({ value: kind, label, hint: about }))}
              on={open.filter(({ sms }) => sms).map(({ kind }) => kind)}
            />
          ) : null}
        </Card>
        {open.length < settings.length ? (
          <Card title="不能关闭的短信">
            <Facts
              items={settings
                .filter(({ fixed }) => fixed)
                .map(({ label, about }) => ({ term: label, value: about }))}
            />
          </Card>
        ) : null}
      </Stack>
    </>
  );
}
