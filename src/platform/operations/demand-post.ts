import type { Actor, Post } from "../actor";
import { NotFound } from "../errors";

/** 三员分立: each administration post has its own matters; to the others these do not exist. */
export function demandPost(actor: Actor, post: Post): void {
  if (actor.kind !== "user" || actor.role !== "admin" || actor.post !== post) throw new NotFound(post);
}
