package hustings.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles mutants at one go, in memory, each in a package of its own beside the original. */
final class MutantCompiler extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    private MutantCompiler() {
        super(MutantCompiler.class.getClassLoader());
    }

    /** The algorithms of mutants, in the same order. */
    static List<AlgorithmType> algorithms(List<Mutant> mutants) {
        MutantCompiler compiled = new MutantCompiler();
        compiled.compile(mutants.stream().flatMap(MutantCompiler::sources).toList());
        List<AlgorithmType> algorithms = new ArrayList<>();
        for (Mutant mutant : mutants) {
            algorithms.add(compiled.algorithm(mutant));
        }
        return algorithms;
    }

    private static Stream<JavaFileObject> sources(Mutant mutant) {
        String inPackage = mutant.type().substring(0, mutant.type().lastIndexOf('.') + 1);
        return mutant.files().entrySet().stream()
                .map(file -> source(inPackage + file.getKey(), file.getValue()));
    }

    private static JavaFileObject source(String type, String text) {
        return new SimpleJavaFileObject(uri(type, JavaFileObject.Kind.SOURCE),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static URI uri(String type, JavaFileObject.Kind kind) {
        return URI.create("mutant:///" + type.replace('.', '/') + kind.extension);
    }

    private void compile(List<JavaFileObject> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (JavaFileManager files = inMemory(compiler)) {
            boolean all = compiler.getTask(
                    complaints, files, null, List.of("-proc:none"), null, sources).call();
            assertThat(all).as(complaints.toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException("what mutants are compiled with cannot be closed", e);
        }
    }

    private JavaFileManager inMemory(JavaCompiler compiler) {
        return new ForwardingJavaFileManager<JavaFileManager>(
                compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String type,
                    JavaFileObject.Kind kind, FileObject sibling) {
                return output(type, kind);
            }
        };
    }

    private JavaFileObject output(String type, JavaFileObject.Kind kind) {
        return new SimpleJavaFileObject(uri(type, kind), kind) {
            @Override
            public OutputStream openOutputStream() {
                return classes.computeIfAbsent(type, any -> new ByteArrayOutputStream());
            }
        };
    }

    private AlgorithmType algorithm(Mutant mutant) {
        try {
            return new AlgorithmType(loadClass(mutant.type()).asSubclass(Node.class)
                    .asSubclass(nodeType()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(mutant + " is not compiled to its class", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<Node<?>> nodeType() {
        return (Class<Node<?>>) (Class<?>) Node.class;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream code = classes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code.toByteArray(), 0, code.size());
    }
}
