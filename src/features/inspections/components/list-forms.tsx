import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { NumberField } from "@/ui/number-field";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  buildListAction,
  pressDrawAction,
  publishDrawAction,
  redrawInspectorsAction,
  withdrawMemberAction,
} from "../actions/lists";
import type { ListFilter } from "../input/list";

/** Under a preview: what was filtered for goes along, and a name for the list. */
export function BuildListForm({ filter, shown }: { filter: ListFilter; shown: number }) {
  return (
    <ActionForm action={buildListAction}>
      <input type="hidden" name="shown" value={shown} />
      {filter.reasons.map((reason) => (
        <input key={reason} type="hidden" name="reasons" value={reason} />
      ))}
      <input type="hidden" name="district" value={filter.district ?? ""} />
      <input type="hidden" name="library" value={filter.library ?? ""} />
      <input type="hidden" name="keyword" value={filter.keyword ?? ""} />
      <Card title={`用这 ${shown} 条生成清单`}>
        <TextField name="title" label="清单名称" hint="例如：2026年第四季度深基坑专项检查" />
        <Actions>
          <SubmitButton>生成清单</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** 双随机: how many projects and inspectors, of which part of the area. */
export function RandomListForm({
  head,
  title,
  areas,
  libraries,
  team,
}: {
  head: ReactNode;
  title: string;
  areas: readonly Option[];
  libraries: readonly Option[];
  team: number;
}) {
  return (
    <ActionForm action={publishDrawAction} head={head} title={title}>
      <Card>
        <div className="fields">
          <TextField name="title" label="清单名称" />
          <NumberField name="projects" label="抽取项目数" unit="个" />
          <NumberField name="inspectors" label="抽取检查人员数" unit="人" value={String(team)} />
          {areas.length > 0 ? (
            <Select name="district" label="所属区域" blank="全部" options={areas} optional />
          ) : null}
          <Select name="library" label="工程类别" blank="全部" options={libraries} optional />
        </div>
        <Actions>
          <SubmitButton>公布抽取请求</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** 抽取: the press that adds the last randomness to the published request. */
export function PressDrawForm({ listId, children }: { listId: string; children: ReactNode }) {
  return (
    <ActionForm action={pressDrawAction}>
      <input type="hidden" name="listId" value={listId} />
      <Card title="抽取">
        {children}
        <Actions>
          <SubmitButton>抽取</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** Too few inspectors were left: again, with as many as there are. */
export function RedrawForm({ listId, team }: { listId: string; team: number }) {
  return (
    <ActionForm action={redrawInspectorsAction}>
      <input type="hidden" name="listId" value={listId} />
      <Card title="重新抽取检查人员">
        <NumberField name="inspectors" label="抽取检查人员数" unit="人" value={String(team)} />
        <Actions>
          <SubmitButton look="quiet">重新抽取</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** 回避: one of the drawn goes not, another is drawn for her. */
export function WithdrawMemberForm({ listId, members }: { listId: string; members: readonly Option[] }) {
  return (
    <ActionForm action={withdrawMemberAction}>
      <input type="hidden" name="listId" value={listId} />
      <div className="fields">
        <Select name="personId" label="回避的检查人员" blank="请选择" options={members} />
        <TextArea name="reason" label="回避的理由" rows={2} />
      </div>
      <Actions>
        <SubmitButton look="quiet">回避并补抽</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
