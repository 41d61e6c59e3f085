"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { SubmitButton } from "@/ui/submit-button";
import { completeOnboardingAction } from "../actions/appointment-expert";
import { undertakings } from "../policy/undertakings";

type Props = {
  head: ReactNode;
  title: string;
  /** Masked. */
  phone: string;
  employers: readonly string[];
};

/** 签署承诺: the three texts in full, a tick under each, then phone and employer; one button. */
export function OnboardingForm({ head, title, phone, employers }: Props) {
  return (
    <ActionForm action={completeOnboardingAction} head={head} title={title}>
      {Object.entries(undertakings).map(([kind, { field, title: name, paragraphs, tick }]) => (
        <section className="card" key={kind}>
          <h2>{name}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Checkbox name={field}>{tick}</Checkbox>
        </section>
      ))}
      <section className="card">
        <h2>手机号码</h2>
        <p>论证邀请以短信发到 {phone}。不是本人现用号码的，请先在省统一身份认证平台更改，再重新登录。</p>
        <Checkbox name="phone">这是本人现用的手机号码</Checkbox>
      </section>
      <section className="card">
        <h2>工作单位</h2>
        {employers.length > 0 ? (
          <ul>
            {employers.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        ) : (
          <p>没有工作单位</p>
        )}
        <p>已经变动的，请先在“我的资料”更改，再签署。</p>
        <Checkbox name="employer">工作单位属实</Checkbox>
      </section>
      <Actions sticky>
        <SubmitButton>签署全部承诺</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
