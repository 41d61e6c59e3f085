import type { listSupervisedFiles } from "@/features/panels";
import { fileKindLabels, fileStateLabels } from "@/features/reviews";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Hash } from "@/ui/hash";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { sizeWords } from "../../words";

type File = Awaited<ReturnType<typeof listSupervisedFiles>>[number];

const tones: Readonly<Record<File["state"], Tone>> = {
  UPLOADING: "run",
  CHECKING: "run",
  SCANNING: "run",
  AVAILABLE: "good",
  REJECTED: "bad",
};

/** Every version of every file with its fingerprint; what was scanned can be read. */
export function CaseFiles({ files }: { files: readonly File[] }) {
  return (
    <Card title="文件">
      {files.length === 0 ? (
        <EmptyState title="没有文件" why="申报单位还没有上传文件。" />
      ) : (
        <Table
          caption="文件"
          rows={files}
          rowKey={(file) => file.id}
          columns={[
            {
              head: "文件",
              names: true,
              cell: (file) => (
                <>
                  {file.state === "AVAILABLE" ? (
                    <a href={`/api/files/${file.id}`}>{fileKindLabels[file.kind]}</a>
                  ) : (
                    fileKindLabels[file.kind]
                  )}
                  <br />
                  <span className="small muted">{file.name}</span>
                </>
              ),
            },
            { head: "版本", cell: (file) => `第 ${file.version} 版` },
            {
              head: "大小",
              cell: (file) => `${sizeWords(file.size)}${file.pages ? `，${file.pages} 页` : ""}`,
            },
            { head: "指纹", cell: (file) => (file.sha256 ? <Hash value={file.sha256} /> : "—") },
            {
              head: "状态",
              cell: (file) => (
                <>
                  <Tag tone={tones[file.state]}>{fileStateLabels[file.state]}</Tag>
                  {file.scanner === "none" ? <span className="small muted"> 未配置查毒</span> : null}
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
