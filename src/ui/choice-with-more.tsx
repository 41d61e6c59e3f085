import type { ReactNode } from "react";
import { RadioGroup, type RadioGroupProps } from "./choices";

/** Choose one; the last choice asks for more, which is shown while it is chosen. Works without scripts. */
export function ChoiceWithMore({ children, ...group }: RadioGroupProps & { children: ReactNode }) {
  return (
    <div className="with-more">
      <RadioGroup {...group} />
      <div className="more fields">{children}</div>
    </div>
  );
}
