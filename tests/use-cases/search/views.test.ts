import { listViews, removeView, saveView } from "../../../src/features/search";
import { saveViewInput } from "../../../src/features/search/input";
import { useDatabase } from "../../support/database";
import { as, makePerson, regulatorActor } from "../../support/world";

const db = useDatabase();
const officer = async () => ({
  ...regulatorActor("district", "370202"),
  personId: await makePerson("区里的同志"),
});
const view = { title: "本周的论证会", address: "/regulator/cases?queue=week&sort=meeting" };

describe("a kept view", () => {
  it("is its owner's alone, in its workspace, and on record", async () => {
    const [mine, yours] = [await officer(), await officer()];
    await saveView(await as(mine), view);
    const [kept] = await listViews(await as(mine), "regulator");
    expect(kept).toMatchObject(view);
    expect(await listViews(await as(mine), "contractor")).toEqual([]);
    expect(await listViews(await as(yours), "regulator")).toEqual([]);
    await expect(removeView(await as(yours), { viewId: kept!.id })).rejects.toMatchObject({
      name: "NotFound",
    });
    await removeView(await as(mine), { viewId: kept!.id });
    expect(await listViews(await as(mine), "regulator")).toEqual([]);
    const said = await db.owner`select action from audit_entry where subject_id = ${kept!.id} order by id`;
    expect(said.map(({ action }) => action)).toEqual(["view.saved", "view.removed"]);
  });

  it("has a name of its own, and there are not too many", async () => {
    const mine = await officer();
    await saveView(await as(mine), view);
    await expect(saveView(await as(mine), view)).rejects.toMatchObject({
      fields: { title: expect.any(String) },
    });
    for (let n = 2; n <= 30; n++) await saveView(await as(mine), { ...view, title: `第${n}个` });
    await expect(saveView(await as(mine), { ...view, title: "再一个" })).rejects.toMatchObject({
      code: "TOO_MANY",
    });
  });

  it("leads nowhere but into a workspace", async () => {
    const mine = await officer();
    for (const address of ["https://evil.example/", "//evil.example", "/logout", "/regulator/../logout"]) {
      expect(saveViewInput.safeParse({ title: "坏的", address }).success).toBe(false);
      await expect(saveView(await as(mine), { title: "坏的", address })).rejects.toMatchObject({
        fields: { address: expect.any(String) },
      });
    }
  });
});
