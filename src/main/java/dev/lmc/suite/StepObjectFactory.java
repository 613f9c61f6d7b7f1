package dev.lmc.suite;

import dev.lmc.verdict.ScenarioEvidence;
import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;

/**
 * Creates the step objects of each scenario and their constructor arguments, including the run's session. One factory
 * per thread.
 */
final class StepObjectFactory implements ObjectFactory {
    private Session session;
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private MutablePicoContainer container;

    /** Sets the session of the next scenario. */
    void use(Session next) {
        session = next;
    }

    @Override
    public boolean addClass(Class<?> type) {
        if (type == Session.class || type == ScenarioEvidence.class || !classes.add(type)) {
            return false;
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            Stream.of(constructor.getParameterTypes()).forEach(this::addClass);
        }
        return true;
    }

    @Override
    public void start() {
        container = new PicoBuilder().withCaching().build();
        container.addComponent(session);
        classes.forEach(container::addComponent);
    }

    @Override
    public void stop() {
        container.dispose();
        container = null;
    }

    @Override
    public <T> T getInstance(Class<T> type) {
        // Cucumber starts the factory before it announces the scenario; the evidence exists only now
        if (container.getComponent(ScenarioEvidence.class) == null) {
            container.addComponent(session.currentScenario());
        }
        return container.getComponent(type);
    }
}
