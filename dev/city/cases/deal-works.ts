import { mainSpecialties, NATIONAL_2018 } from "@/features/rulebook";
import type { City, CityItem, CityProject } from "../city";
import { judge } from "../load/judge";
import type { Story } from "./story";

/** A story with the work it is about. */
export interface Cast {
  readonly story: Story;
  readonly project: CityProject;
  readonly item: CityItem;
}

/**
 * Gives every story a project and a hazardous item of it that may be argued, no item twice: over all
 * jurisdictions, both libraries and as many specialties as the city's works know. What follows a closed case is
 * about that one's work.
 */
export function dealWorks(city: City, stories: readonly Story[]): Cast[] {
  const judged = judge(city.today);
  const holders = new Map<string, number>();
  for (const { code } of city.experts.flatMap((one) => one.specialties))
    holders.set(code, (holders.get(code) ?? 0) + 1);
  const reviewable = (project: CityProject) =>
    project.items.flatMap((item) => {
      const found = judged(item);
      if (found.result !== "OVER_SCALE" && found.result !== "HAZARDOUS") return [];
      const [main] = mainSpecialties(project.library, { items: [found] }, NATIONAL_2018.rules);
      return main
        ? [{ item, overScale: found.result === "OVER_SCALE", holders: holders.get(main) ?? 0 }]
        : [];
    });
  const taken = new Set<string>();
  const dealt = new Map<Story, Cast>();
  return stories.map((story, index) => {
    const before = story.follows && dealt.get(story.follows);
    if (before) return { ...before, story };
    for (let step = 0; step < city.projects.length; step++) {
      const project = city.projects[(index + step) % city.projects.length]!;
      const free = reviewable(project).filter(({ item }) => !taken.has(item.id));
      const plain = free.filter(({ overScale }) => overScale);
      const choice = plain.length > 0 ? plain : free;
      const one = story.rare
        ? [...choice].sort((a, b) => a.holders - b.holders)[0]
        : choice[index % Math.max(1, choice.length)];
      if (!one) continue;
      taken.add(one.item.id);
      dealt.set(story, { story, project, item: one.item });
      return { story, project, item: one.item };
    }
    throw new Error("the city has too few works for its stories");
  });
}
