import { type ApplicationStep, applicationSteps, isWritable } from "@/features/experts";
import { Banner } from "@/ui/note";
import { ApplicantFrame } from "../applicant-frame";
import { type OwnProps, one, ownPage } from "../own";
import { onPlatform, statusOf } from "../words";
import { StatusView } from "./status-view";
import { TaskView } from "./task-view";

/** One application: the task list while it is being written, its progress afterwards. */
export default async function ApplicationPage({ params, searchParams }: OwnProps) {
  const page = await ownPage(params);
  const { state } = page.own.application;
  const writable = isWritable(state);
  const news = newsOf(one(await searchParams, "saved"), state);
  const label = writable ? "申报内容" : "办理进度";
  return (
    <ApplicantFrame crumbs={[{ label }]} here={page.path}>
      <title>{`${label}（${statusOf(state).label}）${onPlatform}`}</title>
      {news ? <Banner kind="success" title={news} /> : null}
      {writable ? <TaskView {...page} /> : <StatusView {...page} />}
    </ApplicantFrame>
  );
}

function newsOf(saved: string, state: string): string | null {
  if (saved === "withdrawn") return state === "WITHDRAWN" ? "申报已撤回" : null;
  return Object.hasOwn(applicationSteps, saved)
    ? `“${applicationSteps[saved as ApplicationStep]}”已保存`
    : null;
}
