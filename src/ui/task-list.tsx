import type { ReactNode } from "react";
import { Tag, type Tone } from "./tag";

/** The only words a task's status may have, with their tone. Red is for 有问题 alone. */
const tones = {
  未开始: "run",
  进行中: "warn",
  已完成: "good",
  暂不能开始: "idle",
  有问题: "bad",
} as const satisfies Record<string, Tone>;

export type TaskStatus = keyof typeof tones;
export type Task = { id: string; title: string; hint?: ReactNode; status: TaskStatus; href?: string };

/** Things to complete in any order; a whole row is the link. 暂不能开始 is never a link: say in the hint who must act. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map((task) => {
        const href = task.status === "暂不能开始" ? undefined : task.href;
        const ids = task.hint ? `task-${task.id}-hint task-${task.id}-state` : `task-${task.id}-state`;
        return (
          <li key={task.id}>
            <span>
              {href ? (
                <a href={href} aria-describedby={ids}>
                  {task.title}
                </a>
              ) : (
                task.title
              )}
              {task.hint ? (
                <span className="hint-line" id={`task-${task.id}-hint`}>
                  {task.hint}
                </span>
              ) : null}
            </span>
            <span className="state" id={`task-${task.id}-state`}>
              <Tag tone={tones[task.status]}>{task.status}</Tag>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
