import type { PanelMember } from "@/features/panels";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";

/** The panel, for its own members once it stands. */
export function PanelMembers({ members }: { members: readonly PanelMember[] }) {
  return (
    <Card title="专家组成员">
      <Table
        caption="专家组成员"
        columns={[
          { head: "姓名", names: true, cell: (member) => member.name },
          { head: "职称", cell: (member) => member.title },
          { head: "单位", cell: (member) => member.employer || "无" },
          { head: "专业", cell: (member) => member.specialty },
        ]}
        rows={members}
        rowKey={(member) => member.number}
      />
      <p className="hint">会务由施工单位安排。需要与其他专家联系的，请通过施工单位或者拨打咨询电话。</p>
    </Card>
  );
}
