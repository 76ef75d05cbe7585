package hustings.server;

import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks through a class, before it is loaded, for calls of what nobody could stop afterwards.
 *
 * <p>It keeps mistakes away, and says what is not allowed; it is no prison for malice.
 */
final class Inspection extends ClassVisitor {
    private static final int API = Opcodes.ASM9;

    private final Set<String> own;
    private String type = "";

    private Inspection(Set<String> own) {
        super(API);
        this.own = own;
    }

    /**
     * Makes sure that a class calls nothing that is not allowed.
     *
     * @param own the classes of the same jar, by their internal names
     * @throws IllegalArgumentException if it does, in words
     */
    static void requireHarmless(String file, byte[] bytes, Set<String> own) {
        ClassReader reader;
        try {
            reader = new ClassReader(bytes);
        } catch (RuntimeException e) {
            // It was compiled by a later JDK, or is no class at all.
            throw new IllegalArgumentException("class " + inDots(file.replaceFirst("\\.class$", ""))
                    + " cannot be loaded: " + e.getMessage(), e);
        }
        try {
            reader.accept(new Inspection(own), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("class " + inDots(file.replaceFirst("\\.class$", ""))
                    + " cannot be loaded: it is damaged", e);
        }
    }

    private static String inDots(String name) {
        return name.replace('/', '.');
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName,
            String[] interfaces) {
        type = inDots(name);
        if (superName != null) {
            Banned.extending(superName).ifPresent(why -> {
                throw new IllegalArgumentException("class " + type + " extends "
                        + inDots(superName) + ", which is not allowed: " + why);
            });
        }
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
            String[] exceptions) {
        String where = type + "." + name;
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            throw new IllegalArgumentException(where + " is native, which is not allowed: "
                    + Banned.NATIVE);
        }
        return new Calls(where);
    }

    private void require(String where, String owner, String member) {
        Optional<String> why = own.contains(owner) ? Optional.empty()
                : Banned.calling(owner, member);
        why.ifPresent(words -> {
            throw new IllegalArgumentException(where + " calls " + inDots(owner) + "." + member
                    + ", which is not allowed: " + words);
        });
    }

    /** The code of a method. */
    private final class Calls extends MethodVisitor {
        private final String where;

        Calls(String where) {
            super(API);
            this.where = where;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor,
                boolean isInterface) {
            require(where, owner, name);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            require(where, owner, name);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap,
                Object... arguments) {
            requireAll(bootstrap, arguments);
        }

        @Override
        public void visitLdcInsn(Object value) {
            requireConstant(value);
        }

        private void requireAll(Handle bootstrap, Object... arguments) {
            requireConstant(bootstrap);
            for (Object argument : arguments) {
                requireConstant(argument);
            }
        }

        private void requireConstant(Object value) {
            if (value instanceof Handle handle) {
                require(where, handle.getOwner(), handle.getName());
            } else if (value instanceof ConstantDynamic constant) {
                requireConstant(constant.getBootstrapMethod());
                for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
                    requireConstant(constant.getBootstrapMethodArgument(i));
                }
            }
        }
    }
}
