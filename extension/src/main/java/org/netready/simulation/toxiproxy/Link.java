// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One direction of a connection: from what is read of one side through the toxics to what is
 * written to the other. At the end the other side is closed altogether, as Toxiproxy does: a
 * connection that is half closed does not stay so. Used on the event loop only.
 */
final class Link implements Outlet {

  private final ToxicStream stream;
  private final Channel source;
  private final Sink sink;
  private final RandomGenerator random;
  private final List<Stage> stages = new ArrayList<>();
  private boolean hasEnded;

  Link(ToxicStream stream, Channel source, Channel target, RandomGenerator random) {
    this.stream = stream;
    this.source = source;
    this.sink = new Sink(target);
    this.random = random;
  }

  /** Put a toxic behind those that are there, if it is for this direction. */
  void add(InstalledToxic toxic) {
    if (toxic.stream() != stream) {
      return;
    }
    Stage last = stages.isEmpty() ? null : stages.get(stages.size() - 1);
    Runnable onRoom = last == null ? this::resume : last::work;
    Stage stage = new Stage(toxic, source.eventLoop(), random, sink, onRoom);
    if (last != null) {
      last.setNext(stage);
    }
    stages.add(stage);
    if (hasEnded && last == null) {
      stage.end();
    } else {
      stage.work();
    }
  }

  void update(InstalledToxic toxic) {
    stages.stream().filter(it -> it.name().equals(toxic.name())).forEach(it -> it.update(toxic));
  }

  void remove(String toxic) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).name().equals(toxic)) {
        takeOut(i);
        return;
      }
    }
  }

  private void takeOut(int index) {
    Stage stage = stages.remove(index);
    Stage before = index == 0 ? null : stages.get(index - 1);
    Runnable onRoom = before == null ? this::resume : before::work;
    if (stage.next() instanceof Stage after) {
      after.setOnRoom(onRoom);
    }
    if (before != null) {
      before.setNext(stage.next());
    }
    stage.drain();
    onRoom.run();
  }

  @Override
  public boolean hasRoom() {
    return first().hasRoom();
  }

  @Override
  public void accept(Chunk chunk) {
    first().accept(chunk);
    if (!hasRoom()) {
      source.config().setAutoRead(false);
    }
  }

  @Override
  public void end() {
    if (!hasEnded) {
      hasEnded = true;
      first().end();
    }
  }

  /** Go on, now that the side written to takes more. */
  void targetHasRoom() {
    if (stages.isEmpty()) {
      resume();
    } else {
      stages.get(stages.size() - 1).work();
    }
  }

  void dispose() {
    stages.forEach(Stage::dispose);
  }

  private Outlet first() {
    return stages.isEmpty() ? sink : stages.get(0);
  }

  private void resume() {
    if (hasRoom() && !source.config().isAutoRead()) {
      source.config().setAutoRead(true);
    }
  }
}
