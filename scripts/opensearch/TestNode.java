import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** An OpenSearch node for tests, on the loopback interface and without a password. scripts/opensearch.sh starts it. */
public final class TestNode extends Node {
	private TestNode(Environment environment, Collection<Class<? extends Plugin>> plugins) {
		super(environment, plugins, true);
	}

	/** The arguments: the folder of the node, its name, the ports of HTTP and of the nodes, the first node's port and name. */
	public static void main(String[] args) throws Exception {
		Settings settings = Settings.builder()
			.put("path.home", args[0]).put("path.data", args[0] + "/data").put("path.logs", args[0] + "/logs")
			.put("node.name", args[1]).put("cluster.name", "verbatim-test")
			.put("network.host", "127.0.0.1").put("http.port", args[2]).put("transport.port", args[3])
			.put("discovery.seed_hosts", "127.0.0.1:" + args[4])
			.putList("cluster.initial_cluster_manager_nodes", args[5])
			.put("transport.type", "netty4").put("http.type", "netty4").put("node.store.allow_mmap", "false")
			// A full disk would make the node refuse to write.
			.put("cluster.routing.allocation.disk.threshold_enabled", "false")
			.build();
		Environment environment =
			InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), Path.of(args[0], "config"), () -> args[1]);
		new TestNode(environment, List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class)).start();
		Thread.currentThread().join();
	}
}
